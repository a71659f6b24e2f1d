import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../styles/index.css';
import './projector.css';
import { followRoom } from './line';
import { ProjectorPage } from './ProjectorPage';

followRoom(window);
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <ProjectorPage />
    </StrictMode>,
  );
