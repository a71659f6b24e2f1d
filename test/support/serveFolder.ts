export { serveFolder, type Served } from '../../build/serveFolder';
