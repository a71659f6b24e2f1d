/** The part of express-pouchdb 4.2.0 that is used; it ships no types. */
declare module 'express-pouchdb' {
  import type { RequestListener } from 'node:http';

  interface Options {
    readonly mode: 'minimumForPouchDB' | 'fullCouchDB' | 'custom';
    readonly overrideMode?: { readonly include?: readonly string[]; readonly exclude?: readonly string[] };
  }
  export default function expressPouchDB(databases: object, options: Options): RequestListener;
}
