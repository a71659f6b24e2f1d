import type { AskPhones, PhonesRequest } from '../../../shared/contracts/phones';

/** The main process as the engine asks it about phones: it opens no server, and notes what it is asked. */
export const fakePhones = (asked: PhonesRequest[] = []): AskPhones =>
  ((request: PhonesRequest) => {
    asked.push(request);
    if (request.op === 'phones.networks')
      return Promise.resolve({ networks: [{ name: 'wifi', address: '10.0.0.7' }] });
    if (request.op === 'phones.open')
      return Promise.resolve({ host: '10.0.0.7:4747', url: 'http://10.0.0.7:4747/#key' });
    return Promise.resolve({ done: true });
  }) as AskPhones;
