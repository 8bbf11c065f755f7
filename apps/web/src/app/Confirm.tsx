import { useEffect, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Doorway } from '../ui/Doorway.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { CenteredPage } from './CenteredPage.tsx';
import { confirmAddress } from './mail-requests.ts';
import { Splash } from './Splash.tsx';
import { useRequest } from './use-request.ts';

interface Props {
  readonly token: string;
  readonly onElsewhere: () => void;
}

/** The link of a mail that confirms an address. */
export function Confirm({ token, onElsewhere }: Props) {
  const [address, setAddress] = useState<string | null>(null);
  const { problem, wait } = useRequest();

  function ask(): void {
    wait(confirmAddress(token), (confirmed) => setAddress(confirmed.address));
  }
  useEffect(() => {
    ask();
    // oxlint-disable-next-line react/exhaustive-deps -- once, when it opens
  }, []);

  if (problem !== null && problem.gone !== true) {
    return (
      <CenteredPage>
        <ErrorState heading="h1" title="This link didn’t open" reason={problem.message} onRetry={ask} />
      </CenteredPage>
    );
  }
  if (problem === null && address === null) return <Splash />;
  return (
    <Doorway title={address === null ? 'This link has ended' : 'Address confirmed'} host={location.host} asking="" foot={null}>
      {address === null ? (
        <p>It was used, ran out, or was replaced by another one. Add the address again.</p>
      ) : (
        <p>
          If you forget your password, a link to a new one comes to <bdi>{address}</bdi>.
        </p>
      )}
      <Button look="primary" block onClick={onElsewhere}>
        Go to Parley
      </Button>
    </Doorway>
  );
}
