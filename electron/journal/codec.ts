import { journalCodec } from '../../shared/records/journalFrame';
import { nodeDigests } from '../files/digests';

export const codec = journalCodec(nodeDigests);
