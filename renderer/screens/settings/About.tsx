import { useEffect, useState } from 'react';
import { Section } from '../../components/layout/Section';
import { platform } from '../../platform';

/** Which version this is, and what the browser shell cannot do. */
export function About() {
  const [info, setInfo] = useState<{ version: string; electron: string | null } | null>(null);
  useEffect(() => {
    let wanted = true;
    void platform.info().then((answer) => (wanted ? setInfo(answer) : undefined));
    return () => {
      wanted = false;
    };
  }, []);
  return (
    <Section title="À propos">
      <dl className="settings-facts">
        <dt>Version</dt>
        <dd>{info === null ? '…' : `Concerto ${info.version}`}</dd>
        <dt>Application</dt>
        <dd>
          {platform.kind === 'desktop'
            ? `De bureau${info?.electron ? `, Electron ${info.electron}` : ''}`
            : 'Dans un navigateur'}
        </dd>
        <dt>Police</dt>
        <dd>Atkinson Hyperlegible Next, Braille Institute, licence SIL OFL 1.1</dd>
      </dl>
      {platform.missing.length === 0 ? null : (
        <div className="stack-tight settings-missing">
          <h3>Ce qui manque dans un navigateur</h3>
          <ul className="bulleted">
            {platform.missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}
