import type { Profile } from '@parley/shared/features/profiles.ts';
import { profileAt } from '@parley/shared/status-at.ts';
import type { ChatState } from '@parley/web/store/index.ts';
import { authorOfLast, unreadOf } from '@parley/web/store/selectors.ts';

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

/** What a person sees of their rooms: the same on every device of theirs, and the same as on a new one. */
export function listOf(state: ChatState) {
  return Object.values(state.rooms.byId)
    .map((mine) => {
      const { room, role, seq, ord, readOrd, last } = mine;
      return {
        id: room.id,
        room,
        role,
        seq,
        ord,
        readOrd,
        unread: unreadOf(state, mine),
        last: last && { author: authorOfLast(state, last), text: last.text },
      };
    })
    .toSorted(byId);
}

/** As they are shown at this time: of a status that has ended a fresh device is not told. */
function profilesOf(people: Readonly<Record<string, Profile>>, now: number) {
  return Object.fromEntries(
    Object.entries(people)
      .map(([id, profile]) => [id, profileAt(profile, now)] as const)
      .filter(([, profile]) => Object.keys(profile).length > 0),
  );
}

/** What a device holds of its rooms: everything but where its window of each begins. */
export function contentsOf(state: ChatState, now: number) {
  return Object.fromEntries(
    Object.entries(state.messages).map(([id, { entries, end }]) => [
      id,
      {
        end,
        members: (state.members[id] ?? []).toSorted(byId),
        profiles: profilesOf(state.profiles.byRoom[id] ?? {}, now),
        // Of members only, as it is shown: a sign of somebody who just left may come after them.
        here: (state.members[id] ?? [])
          .flatMap(({ id: personId }) => {
            const shown = state.presence[id]?.[personId] ?? 'offline';
            return shown === 'offline' ? [] : [`${personId} ${shown}`];
          })
          .toSorted(),
        entries: entries.map(({ key, seq, actor, payload }) => ({ key, seq, actor, payload })),
      },
    ]),
  );
}

export type Contents = ReturnType<typeof contentsOf>;

/** Both, cut to the entries that both have: a fresh device has only the last page. */
export function alike(a: Contents, b: Contents): readonly [Contents, Contents] {
  const shared = Object.keys(a).filter((id) => id in b);
  function cut(from: Contents): Contents {
    return Object.fromEntries(
      shared.flatMap((id) => {
        const [mine, one, other] = [from[id], a[id], b[id]];
        if (mine === undefined || one === undefined || other === undefined) return [];
        const first = Math.max(one.entries[0]?.seq ?? 0, other.entries[0]?.seq ?? 0);
        return [[id, { ...mine, entries: mine.entries.filter(({ seq }) => seq >= first) }]];
      }),
    );
  }
  return [cut(a), cut(b)];
}
