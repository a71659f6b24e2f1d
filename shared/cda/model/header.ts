/** What somebody is to the case, in the header of the fiche (shared/domain/README.md, "The fiche RCP"). */
export const participantTypes = {
  coordinator: 'RESP',
  requester: 'REFB',
  informant: 'INF',
  correspondent: 'CON',
  /** Who took part: with a function, or without one who presents the case. */
  performer: 'PRF',
} as const;

export const participantFunctions = {
  generalPractitioner: 'PCP',
  participant: '353',
  /** « Autre professionnel informateur », by which model 2.0 means whoever took part. */
  formerParticipant: 'APSIN',
  outsideQuorum: 'CORRE',
} as const;

/** Classes of a relative. */
export const relations = { emergencyContact: 'ECON', trusted: 'NOK' } as const;

/** Every board meets without the patient: the encounter is virtual. */
export const VIRTUAL_ENCOUNTER = 'VR';

export const NORMAL_CONFIDENTIALITY = 'N';
