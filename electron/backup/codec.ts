import { backupCodec } from '../../shared/backup/payloads';
import { nodeDigests } from '../files/digests';

export const codec = backupCodec(nodeDigests);
