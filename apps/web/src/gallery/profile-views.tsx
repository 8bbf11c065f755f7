import { type ReactNode, useState } from 'react';
import { EditProfile } from '../features/profiles/EditProfile.tsx';
import { PersonCard } from '../features/profiles/PersonCard.tsx';
import type { ProfileCardProps } from '../features/profiles/ProfileCard.tsx';
import { SetStatus } from '../features/profiles/SetStatus.tsx';
import type { Problem } from '../lib/problem.ts';
import { Button } from '../ui/Button.tsx';
import { members } from './samples.ts';
import { Screen } from './Screen.tsx';

function nothing(): void {}
const now = Date.now();
const hour = 3_600_000;
const [maya, elena] = members;

/** A card beside a name that stands where names stand in a timeline. */
function Card(props: Omit<ProfileCardProps, 'heading' | 'now'>) {
  const [opener, setOpener] = useState<HTMLElement | null>(null);
  return (
    <>
      <Screen>
        <button ref={setOpener} type="button" style={{ position: 'fixed', left: 348, top: 180 }}>
          {props.name}
        </button>
      </Screen>
      {opener && <PersonCard wish={{ id: props.id, opener, back: opener, entered: true }} now={now} {...props} onClose={nothing} />}
    </>
  );
}

const full = {
  id: maya?.id ?? '',
  name: 'Maya Okafor',
  pronouns: 'she/her',
  presence: 'online',
  status: { emoji: '🗓️', text: 'In a meeting with the harbour people', until: now + hour },
  quietUntil: null,
  timeZone: 'Asia/Kolkata',
  membership: { role: 'owner', joinedAt: now - 4_000 * hour },
} as const;

function edit(problem: Problem | null): ReactNode {
  return (
    <Screen>
      <EditProfile
        initial={{ name: 'Maya', pronouns: 'she/her', timeZone: problem === null ? '' : 'Europe/Berlin' }}
        busy={false}
        problem={problem}
        onSubmit={nothing}
        onClose={nothing}
      />
    </Screen>
  );
}

function setStatus(current: Parameters<typeof SetStatus>[0]['current'], problem: Problem | null = null): ReactNode {
  return (
    <Screen>
      <SetStatus current={current} now={now} busy={false} problem={problem} onSubmit={nothing} onClose={nothing} />
    </Screen>
  );
}

/** What there is about profiles. */
export const profileViews: Readonly<Record<string, () => ReactNode>> = {
  card: () => <Card {...full} />,
  'card-plain': () => (
    <Card
      {...full}
      name="Jonas Lindqvist"
      id="person-2"
      presence="offline"
      pronouns={undefined}
      status={undefined}
      timeZone={undefined}
      membership={null}
    />
  ),
  'card-mine': () => (
    <Card {...full} id={elena?.id ?? ''} name="Elena Vasquez">
      <Button>Change status</Button>
      <Button>Edit profile</Button>
    </Card>
  ),
  'card-quiet': () => <Card {...full} quietUntil={now + 9 * hour} />,
  profile: () => edit(null),
  'profile-taken': () => edit({ message: '“Maya” is taken.', suggestion: 'Maya 2', field: 'name' }),
  status: () => setStatus(undefined),
  'status-set': () => setStatus({ emoji: '🎧', text: 'Heads down', until: now + 4 * hour }),
  'status-offline': () => setStatus(undefined, { message: 'No connection. Try again once it is back.', general: true }),
};
