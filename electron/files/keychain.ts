import path from 'node:path';
import type { SafeStorage } from 'electron';
import type { KeychainState } from '../../shared/contracts/shell';
import { realDisk, type Disk } from './disk';
import { KeptText } from './keptText';

type Guard = Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
>;

/**
 * One secret of the engine, encrypted by the computer's own keychain: it opens nothing without the vault file, and the
 * passphrase opens the vault without it. Never the only way in: a keychain is lost with its account
 * (signalapp/Signal-Desktop#6970).
 */
export class Keychain {
  private readonly file: KeptText;

  constructor(
    folder: string,
    private readonly guard: Guard,
    private readonly platform: NodeJS.Platform,
    disk: Disk = realDisk,
  ) {
    this.file = new KeptText(path.join(folder, 'keychain.bin'), 'Le trousseau ne peut pas être lu.', disk);
  }

  async state(): Promise<KeychainState> {
    return { isAvailable: this.isReal(), isKept: (await this.file.read()) !== null };
  }

  async keep(secret: string): Promise<void> {
    if (!this.isReal()) throw new Error('Cet ordinateur n’a pas de trousseau protégé.');
    await this.file.write(this.guard.encryptString(secret).toString('base64'));
  }

  /** Null where there is none, or where the account that kept it is not this one any more. */
  async read(): Promise<string | null> {
    const kept = await this.file.read();
    if (kept === null || !this.isReal()) return null;
    try {
      return this.guard.decryptString(Buffer.from(kept, 'base64'));
    } catch {
      return null;
    }
  }

  forget(): Promise<void> {
    return this.file.remove();
  }

  /** Where a Linux session has no keyring Electron encrypts with a password that everybody knows (`basic_text`). */
  private isReal(): boolean {
    if (!this.guard.isEncryptionAvailable()) return false;
    if (this.platform !== 'linux') return true;
    return !['basic_text', 'unknown'].includes(this.guard.getSelectedStorageBackend());
  }
}
