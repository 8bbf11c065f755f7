import type { Profile, Status } from '@parley/shared/features/profiles.ts';
import { isQuiet } from '@parley/shared/quiet-at.ts';
import { statusAt } from '@parley/shared/status-at.ts';
import { useMemo } from 'react';
import type { MyRoom } from '../features/rooms/rooms.slice.ts';
import { MemberList } from '../features/members/MemberList.tsx';
import { RoomAbout } from '../features/rooms/RoomAbout.tsx';
import { useNow } from '../lib/use-now.ts';
import { useActions, useChat } from '../store/use-chat.ts';
import { Details } from './Details.tsx';
import { createRoomDeeds } from './room-deeds.ts';
import { quickDeeds } from './room-entries.ts';

interface Props {
  readonly mine: MyRoom;
  readonly beside: boolean;
  readonly onEdit: (roomId: string) => void;
  readonly onElsewhere: (leavingId: string) => void;
  readonly onClose: () => void;
}

const nobody = {};

function statusesOf(profiles: Readonly<Record<string, Profile>>, now: number): Readonly<Record<string, Status>> {
  return Object.fromEntries(
    Object.entries(profiles).flatMap(([id, profile]) => {
      const status = statusAt(profile, now);
      return status === undefined ? [] : [[id, status]];
    }),
  );
}

function quietOf(profiles: Readonly<Record<string, Profile>>, now: number): ReadonlySet<string> {
  return new Set(Object.keys(profiles).filter((id) => isQuiet(profiles[id], now)));
}

/** The details of the room on screen. */
export function RoomDetails({ mine, beside, onEdit, onElsewhere, onClose }: Props) {
  const { room } = mine;
  const online = useChat((state) => state.session.status === 'online');
  const unsent = useChat((state) => (state.outbox[room.id]?.length ?? 0) > 0);
  const deeds = createRoomDeeds(useActions().ask, online, unsent, onElsewhere);
  const members = useChat((state) => state.members[room.id]);
  const presence = useChat((state) => state.presence[room.id]);
  const known = useChat((state) => state.session.lost === false);
  const meId = useChat((state) => state.session.me?.id ?? '');
  const profiles = useChat((state) => state.profiles.byRoom[room.id]) ?? nobody;
  const blocked = useChat((state) => state.blocking);
  const now = useNow();
  const statuses = useMemo(() => statusesOf(profiles, now), [profiles, now]);
  const quiet = useMemo(() => quietOf(profiles, now), [profiles, now]);
  const creator = useChat((state) => (room.createdBy === null ? null : (state.people.names[room.createdBy] ?? null)));
  return (
    <Details beside={beside} onClose={onClose}>
      <RoomAbout room={room} creator={creator} actions={quickDeeds(mine, { deeds, onEdit })} />
      {members && (
        <MemberList
          key={room.id}
          members={members}
          presence={presence ?? nobody}
          known={known}
          meId={meId}
          statuses={statuses}
          quiet={quiet}
          profiles={profiles}
          blocked={blocked}
        />
      )}
    </Details>
  );
}
