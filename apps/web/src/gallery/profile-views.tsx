import { type ReactNode, useState } from 'react';
import { CropPhoto } from '../features/avatars/CropPhoto.tsx';
import { YourPhoto } from '../features/avatars/YourPhoto.tsx';
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
  photo: undefined,
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
        photo={
          <YourPhoto
            id={elena?.id ?? ''}
            name="Elena Vasquez"
            photo={undefined}
            preview={null}
            changed={false}
            problem={null}
            onFile={nothing}
            onRemove={nothing}
            onUndo={nothing}
          />
        }
        initial={{ name: 'Maya', pronouns: 'she/her', timeZone: problem === null ? '' : 'Europe/Berlin' }}
        busy={false}
        problem={problem}
        onSubmit={nothing}
        onCancel={nothing}
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

/** A landscape, in the place of a photo. */
const picture = {
  url: `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="#8ec5d6"/><circle cx="420" cy="120" r="60" fill="#f7d774"/><path d="M0 400 200 150 340 330 430 240 600 400Z" fill="#2f6f5e"/></svg>')}`,
  image: new Image(),
  width: 600,
  height: 400,
  close: nothing,
};

function crop(): ReactNode {
  return (
    <Screen>
      <CropPhoto picture={picture} onUse={nothing} onClose={nothing} />
    </Screen>
  );
}

/** What there is about profiles. */
export const profileViews: Readonly<Record<string, () => ReactNode>> = {
  card: () => <Card {...full} />,
  'card-owner': () => <Card {...full} standing="owner" />,
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
  crop: () => crop(),
  status: () => setStatus(undefined),
  'status-set': () => setStatus({ emoji: '🎧', text: 'Heads down', until: now + 4 * hour }),
  'status-offline': () => setStatus(undefined, { message: 'No connection. Try again once it is back.', general: true }),
};
