import { Notice } from '../../../components/layout/Notice';
import { useQuery } from '../../../engine/client';
import { DataKeySection } from './DataKeySection';
import { KeysSection } from './KeysSection';
import { UsersSection } from './UsersSection';

/** Who opens this workstation, and with what. */
export function KeysHere({ onRenewed }: { onRenewed: (recoveryKey: string) => void }) {
  const keys = useQuery('keys', {});
  if (keys.status === 'loading') return null;
  if (keys.status === 'failed') return <Notice meaning="wrong" title={keys.message} />;
  return (
    <>
      <UsersSection users={keys.value.users} />
      <KeysSection keys={keys.value} onRenewed={onRenewed} />
      <DataKeySection />
    </>
  );
}
