import { CloudRain } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { CenteredPage } from './CenteredPage.tsx';

/** The page could not be shown. */
export function Crash({ onReload }: { readonly onReload: () => void }) {
  return (
    <CenteredPage>
      <EmptyState
        icon={CloudRain}
        heading="h1"
        title="Something went wrong on this page"
        action={
          <Button look="primary" onClick={onReload}>
            Reload the page
          </Button>
        }
      >
        What was sent is on the server, and your drafts are kept on this device.
      </EmptyState>
    </CenteredPage>
  );
}
