import { type ComponentProps, type ReactNode, useState } from 'react';
import { SetDnd } from '../features/dnd/SetDnd.tsx';
import { EditPreferences } from '../features/preferences/EditPreferences.tsx';
import { Screen } from './Screen.tsx';

function nothing(): void {}
const now = Date.now();
const hour = 3_600_000;

function Preferences({ waits }: { readonly waits: boolean }) {
  const [chosen, setChosen] = useState({});
  return (
    <Screen>
      <EditPreferences now={chosen} waits={waits} onChoose={(next) => setChosen({ ...chosen, ...next })} onClose={nothing} />
    </Screen>
  );
}

function dnd(parts: Partial<ComponentProps<typeof SetDnd>>): ReactNode {
  return (
    <Screen>
      <SetDnd
        quietUntil={null}
        schedule={undefined}
        timeZone="Europe/Berlin"
        zoneIsNew
        now={now}
        busy={false}
        problem={null}
        onSubmit={nothing}
        onClose={nothing}
        {...parts}
      />
    </Screen>
  );
}

const schedule = { days: [1, 2, 3, 4, 5], from: 22 * 60, to: 8 * 60 };

/** What there is about preferences, and about not being disturbed. */
export const preferenceViews: Readonly<Record<string, () => ReactNode>> = {
  preferences: () => <Preferences waits={false} />,
  'preferences-offline': () => <Preferences waits />,
  dnd: () => dnd({}),
  'dnd-on': () => dnd({ quietUntil: now + 8 * hour, schedule, zoneIsNew: false }),
  'dnd-offline': () => dnd({ schedule, problem: { message: 'No connection. Try again once it is back.', general: true } }),
};
