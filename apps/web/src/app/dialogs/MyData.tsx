import { useState } from 'react';
import { AccountData } from '../../features/people/AccountData.tsx';
import { saveFile } from '../../lib/save-file.ts';
import { showToast } from '../../ui/toasts.ts';
import { exportMine } from '../export-requests.ts';
import { useRequest } from '../use-request.ts';

/** The part of one’s account that is about what is kept of one; `userName` null: of a guest. */
export function MyData({ userName }: { readonly userName: string | null }) {
  const [open, setOpen] = useState(false);
  const { busy, problem, wait, forget } = useRequest();
  return (
    <AccountData
      userName={userName}
      open={open}
      busy={busy}
      problem={problem}
      onOpen={(next) => {
        forget();
        setOpen(next);
      }}
      onSubmit={(password) => {
        if (busy) return;
        wait(exportMine(password), (archive) => {
          saveFile('parley-export.zip', archive);
          showToast('Your data is in parley-export.zip, with your other downloads.');
          setOpen(false);
        });
      }}
    />
  );
}
