/** CDA R2. */
export const CDA_NAMESPACE = 'urn:hl7-org:v3';

/** Documents of the CI-SIS by model (shared/domain/README.md, "The fiche RCP"). */
export const documentTemplates = {
  fiche: '1.2.250.1.213.1.1.1.8',
  medicalSummary: '1.2.250.1.213.1.1.1.13',
  carePlan: '1.2.250.1.213.1.1.1.26',
  screeningForm: '1.2.250.1.213.1.1.1.27',
  screeningRecord: '1.2.250.1.213.1.1.1.28',
  liaisonLetter: '1.2.250.1.213.1.1.1.29',
  molecularReport: '1.2.250.1.213.1.1.1.32',
  imagingReport: '1.2.250.1.213.1.1.1.45',
  imagingRequest: '1.2.250.1.213.1.1.1.47',
  laboratoryReport: '1.2.250.1.213.1.1.1.55',
  pathologyReport: '1.2.250.1.213.1.1.1.57',
} as const;

/** The same by LOINC type, for documents of other models (list JDV_J07). */
export const documentTypes = {
  fiche: '34794-8',
  consultationReport: '11488-4',
  liaisonLetter: '11490-0',
  laboratoryReport: '11502-2',
  formerPathologyReport: '11526-1',
  imagingReport: '18748-4',
  carePlan: '18776-5',
  hospitalReport: '34112-3',
  operationReport: '34874-8',
  molecularReport: '51969-4',
  imagingRequest: '55115-0',
  pathologyReport: '60568-3',
  medicalSummary: '60591-5',
} as const;

/** Versions of the fiche's model that are read as what they are; 2025.01 is the current one. */
export const currentVersions: ReadonlySet<string> = new Set(['2022.01', '2025.01']);
export const olderVersions: ReadonlySet<string> = new Set(['2021.01']);
