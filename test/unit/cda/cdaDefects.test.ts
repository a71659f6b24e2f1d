import { describe, expect, it } from 'vitest';
import { readFile } from '../../../shared/intake/readFile';
import { changed, completeFiche, importFiche } from '../../fixtures/intake/load';

const warningsOf = (from: string | RegExp, to: string): string =>
  importFiche(changed(from, to)).warnings.join('\n');
const plain = (text: string): string => text.replace(/\u00a0/g, ' ');

describe('what looks wrong is said, and taken', () => {
  it('INS key, and INS against the traits', () => {
    const key = importFiche(changed('261042901912358', '261042901912357'));
    expect(key.warnings.join()).toMatch(/clé de l’INS est 57, le calcul donne 58/);
    expect(key.values['identity.ins']).toBe('261042901912357');
    expect(warningsOf('<birthTime value="19610403"/>', '<birthTime value="19620403"/>')).toMatch(
      /année de naissance/,
    );
    expect(warningsOf('<county>29019</county>', '<county>75056</county>')).toMatch(/lieu de naissance/);
    expect(warningsOf('code="F" codeSystem', 'code="M" codeSystem')).toMatch(/commence par 2 \(femme\)/);
  });

  it('each person whose identifier is wrong, and an identifier shared by two', () => {
    const luhn = importFiche(changed('810000000041', '810000000042'));
    expect(luhn.warnings.join()).toMatch(/Dr Gaël MORVAN\u00a0: La clé du RPPS 10000000042/);
    expect(luhn.values['request.contacts']?.[3]?.person.rpps).toBe('10000000042');
    const local = importFiche(changed('810000000066', '312000000066'));
    expect(local.warnings.join()).toMatch(/PENNEC\u00a0: l’identifiant 312000000066 n’est pas un RPPS/);
    expect(local.values['request.contacts']?.[6]).toMatchObject({
      note: expect.stringContaining('312000000066') as string,
    });
    expect(warningsOf('810000000066', '810000000041')).toMatch(
      /810000000041 est porté par plusieurs personnes.*MORVAN.*PENNEC/,
    );
  });

  it('dates that are none, or too vague', () => {
    const impossible = importFiche(changed('<birthTime value="19610403"/>', '<birthTime value="19610231"/>'));
    expect(impossible.warnings.join()).toMatch(
      /Date de naissance\u00a0: « 19610231 » n’est pas une date complète/,
    );
    expect(impossible.values['identity.birthDate']).toBeUndefined();
    expect(impossible.notPlaced.map(({ what }) => what)).toContain('19610231');
    const month = importFiche(completeFiche.replaceAll('<low value="20261012"/>', '<low value="202610"/>'));
    expect(month.warnings.join()).toMatch(/Date du diagnostic\u00a0: « 10\/2026 »/);
    expect(month.values['tumour.diagnosisDate']).toBeUndefined();
    expect(month.notPlaced.map(({ what }) => what)).toContain('10/2026');
  });

  it('references to a narrative that is not there, and the narrative read all the same', () => {
    const broken = importFiche(changed('<reference value="#ctum"/>', '<reference value="#perdu"/>'));
    expect(broken.warnings.join()).toMatch(
      /TUMEUR\u00a0: le fichier renvoie à des textes absents \(#perdu\)/,
    );
    expect(broken.values['tumour.comment']).toBe('Clip en place');
  });

  it('codes outside the lists: kept where words are free, shown where they are not', () => {
    const free = importFiche(changed('code="8500/3"', 'code="8500/7"'));
    expect(free.warnings.join()).toMatch(/Morphologie.*8500\/7.*pas dans la liste/);
    const closed = importFiche(changed('code="MED-264"', 'code="MED-999"'));
    expect(closed.warnings.join()).toMatch(/MED-999/);
    expect(closed.values['clinical.whoStatus']).toBeUndefined();
    expect(closed.notPlaced.map(({ what }) => plain(what))).toContain('État général (OMS) : Stade 1');
  });

  it('a label that contradicts its code: the code of our tables is taken', () => {
    const label = importFiche(changed('displayName="Cas discuté"', 'displayName="Cas enregistré"'));
    expect(plain(label.warnings.join())).toMatch(/écrit « Cas enregistré » à côté du code ORG-134/);
    expect(label.values['request.caseStatus']).toBe('ORG-134');
  });

  it('a specialty in other letters is the same, another one is said', () => {
    const CODE = /(<assignedAuthor>[^]*?<code code="G15_10\/SM36"[^>]*?displayName=")[^"]*/;
    const [, before = ''] = CODE.exec(completeFiche) ?? [];
    const named = (display: string) => warningsOf(CODE, `${before}${display}`);
    expect(named('Médecin - Oncologie option médicale (SM)')).not.toMatch(/SM36/);
    expect(named('Médecin - Oncologie option radiothérapie (SM)')).toMatch(/à côté du code G15_10\/SM36/);
  });

  it('a narrative that contradicts its code: side, yes and no, status, WHO, TNM', () => {
    expect(plain(warningsOf('>Gauche<', '>Droit<'))).toMatch(
      /Côté : le texte de la fiche dit « Droit », le code dit « gauche »/,
    );
    expect(plain(warningsOf('<content ID="ped">Non<', '<content ID="ped">Oui<'))).toMatch(
      /RCP pédiatrique : .*« Oui », le code dit « non »/,
    );
    expect(
      plain(warningsOf('<content ID="stat">Cas discuté<', '<content ID="stat">Cas enregistré<')),
    ).toMatch(/« Cas enregistré », le code dit « Cas discuté »/);
    expect(plain(warningsOf('<content ID="oms">OMS 1<', '<content ID="oms">OMS 3<'))).toMatch(
      /dit « OMS 3 »/,
    );
    expect(plain(warningsOf('Score 15<', 'Score 14,5<'))).toMatch(
      /Score de fragilité : .*« Score 14,5 », le code dit « 15 »/,
    );
    expect(warningsOf('Score 15<', '15/17<')).not.toMatch(/Score de fragilité/);
    expect(warningsOf('LA9623-5', 'LA9625-0')).toMatch(/ne disent pas le même grade/);
    expect(plain(warningsOf('>cT2 : 31 mm<', '>cT3 : 61 mm<'))).toMatch(
      /TNM : .*« cT3 », le code dit « cT2 »/,
    );
    expect(
      plain(warningsOf('<td>14/03/2018</td></tr><tr><td>Médecin', '<td>15/03/2018</td></tr><tr><td>Médecin')),
    ).toMatch(/« Date » est le 15\/03\/2018 .* le 14\/03\/2018/);
  });

  it('fields that contradict one another', () => {
    expect(warningsOf(/code="C50.4"/, 'code="C61"')).toMatch(/Topographie.*en-tête dit C61/);
    const man = completeFiche
      .replaceAll('code="C50.4"', 'code="C61"')
      .replaceAll('Tumeur maligne du quadrant supéro-externe du sein', 'Tumeur maligne de la prostate');
    expect(importFiche(man).warnings.join()).toMatch(/ne va pas avec le sexe noté/);
    const side = completeFiche
      .replaceAll('code="7771000"', 'code="24028007"')
      .replace('displayName="gauche"', 'displayName="droit"');
    expect(importFiche(side).warnings.join()).toMatch(/ne citent que l’autre côté/);
    const quadrant = completeFiche
      .replaceAll('C50.4', 'C50.2')
      .replaceAll('quadrant supéro-externe du sein', 'quadrant supéro-interne du sein');
    expect(importFiche(quadrant).warnings.join()).toMatch(/autre quadrant/);
    const registered = completeFiche
      .replace('code="ORG-134"', 'code="ORG-128"')
      .replaceAll('Cas discuté', 'Cas enregistré')
      .replace(/<entry><observation[^>]*>\s*<templateId[^>]*>\s*<code code="MED-249"[^]*?<\/entry>/, '')
      .replace('<td>Référentiel</td>', '<td>Autre</td>');
    expect(importFiche(registered).warnings.join()).toMatch(/ne nomme pas de référentiel/);
  });

  it('a denied statement is never read as affirmed', () => {
    const denied = importFiche(
      changed(
        /<observation classCode="OBS" moodCode="EVN">(\s*<templateId[^>]*>\s*<code code="63921-1")/,
        '<observation classCode="OBS" moodCode="EVN" negationInd="true"><code code="63921-1"',
      ).replace('<content ID="dep">Oui</content>', '<content ID="dep"/>'),
    );
    expect(denied.values['tumour.screening']).toBeUndefined();
    expect(denied.warnings.join()).toMatch(/nié dans le fichier/);
    expect(denied.notPlaced.map(({ what }) => what).join()).toMatch(
      /Nié dans le fichier.*Dépistage du cancer/,
    );
  });

  it('a second tumour with the same T, N and M as the first: its own are listed', () => {
    const ENTRY =
      /<entry><act classCode="ACT" moodCode="EVN"><templateId root="1.2.250.1.213.1.1.3.39.1"\/>[^]*?<\/act><\/entry>/;
    const [entry = ''] = ENTRY.exec(completeFiche) ?? [];
    const right = entry
      .replaceAll('7771000', '24028007')
      .replace('displayName="gauche"', 'displayName="droit"');
    const listed = importFiche(changed(entry, entry + right)).notPlaced.map(({ what }) => plain(what));
    expect(listed.join('\n')).toMatch(/Adénocarcinome canalaire infiltrant, SAI$/m);
    for (const letter of ['T', 'N', 'M'])
      expect(listed.join('\n'), letter).toMatch(
        new RegExp(`^TNM Clinique ${letter} : .*c${letter}[0-9]`, 'm'),
      );
  });

  it('a second tumour, a confidential fiche, another version of the model', () => {
    const entry =
      /<entry><act classCode="ACT" moodCode="EVN"><templateId root="1.2.250.1.213.1.1.3.39.1"\/>[^]*?<\/act><\/entry>/.exec(
        completeFiche,
      )?.[0] ?? '';
    const two = importFiche(
      changed(
        entry,
        entry +
          entry
            .replaceAll('8500/3', '8520/3')
            .replaceAll('Adénocarcinome canalaire infiltrant, SAI', 'Carcinome lobulaire, SAI'),
      ),
    );
    expect(two.warnings.join()).toMatch(/2\u00a0tumeurs/);
    expect(two.values['tumour.morphology']).toBe('8500/3');
    expect(two.notPlaced.map(({ what }) => what).join()).toMatch(/Carcinome lobulaire/);
    expect(
      warningsOf(
        '<confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25" displayName="Normal"/>',
        '<confidentialityCode code="INVISIBLE_PATIENT" displayName="Non visible par le patient"/>',
      ),
    ).toMatch(/Non visible par le patient/);
    expect(warningsOf('extension="2022.01"', 'extension="2021.01"')).toMatch(/modèle 2021\.01/);
  });

  it('a transversal board: the kind of care goes with the remarks', () => {
    const care = importFiche(
      changed(
        /<code code="ORG-118"[^>]*>([^]*?)<value xsi:type="CD" code="76752008"[^>]*>/,
        '<code code="ORG-138"/><value xsi:type="CD" code="C3303" codeSystem="2.16.840.1.113883.3.26.1.1" displayName="douleur"/>',
      ),
    );
    expect(plain(care.values['request.comment'] ?? '')).toMatch(
      /^Traitement ou soins concerné : prise en charge du traitement de la douleur\nType de RCP : Troisième/,
    );
    // The narrative still says « Appareil : Sein », and no entry contradicts it.
    expect(care.values['request.apparatus']).toBe('76752008');
  });

  it('falls back on the narrative when the entries are missing', () => {
    const bare = importFiche(completeFiche.replace(/<entry>[^]*?<\/entry>/g, ''));
    expect(bare.values).toMatchObject({
      'request.boardNature': 'ORG-117',
      'request.referral': false,
      'request.treatmentProposal': true,
      'request.caseStatus': 'ORG-134',
      'tumour.screening': true,
      'phase.local': true,
      'prior.quorum': 'ORG-126',
      'prior.trial': true,
    });
    expect(bare.values['treatments.comment']).toMatch(/Tumorectomie/);
    expect(bare.values['prior.proposals']).toMatch(/TEP-scanner[^]*Mastectomie/);
    expect(bare.notPlaced.map(({ what }) => what).join()).toMatch(/Adénocarcinome canalaire infiltrant/);
  });
});

describe('files that are no structured fiche', () => {
  const refusal = (xml: string): string => {
    const read = readFile('x.xml', new TextEncoder().encode(xml));
    return read.ok ? 'accepted' : `${read.problem.message} ${read.problem.safe} ${read.problem.next}`;
  };

  it('names another document and says what is expected', () => {
    const pps = completeFiche
      .replace('root="1.2.250.1.213.1.1.1.8"', 'root="1.2.250.1.213.1.1.1.26"')
      .replace('code="34794-8"', 'code="18776-5"');
    expect(refusal(pps)).toMatch(
      /programme personnalisé de soins \(PPS\), pas une fiche RCP.*Rien n’a été importé.*fiche RCP/,
    );
    const letter = completeFiche
      .replace('root="1.2.250.1.213.1.1.1.8"', 'root="1.2.3"')
      .replace('code="34794-8"', 'code="11490-0"');
    expect(refusal(letter)).toMatch(/lettre de liaison/);
    expect(refusal('<Bundle xmlns="http://hl7.org/fhir"/>')).toMatch(/pas un document médical CDA.*Bundle/);
    expect(refusal('<ClinicalDocument xmlns="urn:hl7-org:v3"/>')).toMatch(/ne reconnaît pas son type/);
  });

  it('reads the header of a fiche whose body is a PDF', () => {
    const flat = importFiche(
      completeFiche.replace(
        /<structuredBody>[^]*<\/structuredBody>/,
        '<nonXMLBody><text mediaType="application/pdf" representation="B64">JVBERi0=</text></nonXMLBody>',
      ),
    );
    expect(flat.values['identity.birthName']).toBe('LE GUENNEC');
    expect(flat.values['tumour.topography']).toBe('C50.4');
    expect(flat.warnings.join()).toMatch(/n’est pas structuré/);
    expect(JSON.stringify(flat.notPlaced)).not.toContain('JVBER');
  });

  it('refuses a DOCTYPE and a cut file, reads another encoding', () => {
    const laughs = completeFiche.replace(
      '<ClinicalDocument',
      '<!DOCTYPE ClinicalDocument [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>\n<ClinicalDocument',
    );
    expect(refusal(laughs)).toMatch(/DOCTYPE/);
    expect(refusal(completeFiche.slice(0, completeFiche.length / 2))).toMatch(/ligne \d+/);
    const latin = Uint8Array.from(
      completeFiche.replace('UTF-8', 'ISO-8859-1').replace(/[^\0-\xff]/g, ' '),
      (c) => c.charCodeAt(0),
    );
    const read = readFile('x.xml', latin);
    expect(read.ok && read.value.cases[0]?.values['request.presenter']).toBe('Pr Maïwenn QUÉRÉ');
  });
});
