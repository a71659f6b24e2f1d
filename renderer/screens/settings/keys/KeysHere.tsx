import { Answered } from '../../../components/layout/Answered';
import { useQuery } from '../../../engine/client';
import { DataKeySection } from './DataKeySection';
import { KeysSection } from './KeysSection';
import { UsersSection } from './UsersSection';

/** Who opens this workstation, and with what. */
export function KeysHere({ onRenewed }: { onRenewed: (recoveryKey: string) => void }) {
  const keys = useQuery('keys', {});
  return (
    <Answered of={keys}>
      {(held) => (
        <>
          <UsersSection users={held.users} />
          <KeysSection keys={held} onRenewed={onRenewed} />
          <DataKeySection />
        </>
      )}
    </Answered>
  );
}
