import { Ellipsis, Link, LogOut, Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { AppFrame } from '../app/AppFrame.tsx';
import { ConnectionPill, type ConnectionNotice } from '../app/ConnectionPill.tsx';
import { Details } from '../app/Details.tsx';
import { PhoneList } from '../app/PhoneList.tsx';
import { RoomFrame } from '../app/RoomFrame.tsx';
import { Sidebar, type SidebarProps } from '../app/Sidebar.tsx';
import { MemberList } from '../features/members/MemberList.tsx';
import { MemberStack } from '../features/members/MemberStack.tsx';
import { ArchivedBar } from '../features/rooms/ArchivedBar.tsx';
import { RoomAbout } from '../features/rooms/RoomAbout.tsx';
import { RoomHeader } from '../features/rooms/RoomHeader.tsx';
import { afloat } from '../lib/afloat.ts';
import { media, useMedia } from '../lib/use-media.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { type MenuEntry, MenuList } from '../ui/MenuList.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { crowd, design, lines, me, members, presence, statuses } from './samples.ts';

function nothing(): void {}
const entries: readonly MenuEntry[] = [
  { label: 'Copy link', icon: Link, onSelect: nothing },
  { label: 'Edit room', icon: Pencil, onSelect: nothing },
  '',
  { label: 'Leave room', icon: LogOut, danger: true, onSelect: nothing },
];
const quiet: ReadonlySet<string> = new Set(members.slice(1, 2).map(({ id }) => id));
const sidebar: SidebarProps = {
  me,
  presence: 'online',
  status: { emoji: '🎧', text: 'Heads down', until: null },
  quiet: false,
  photo: undefined,
  lines,
  currentId: design.id,
  now: Date.now(),
  onOpen: nothing,
  onIntent: nothing,
  onJump: nothing,
  onDialog: nothing,
  onMine: nothing,
  onDialogIntent: nothing,
};

interface Props {
  readonly list?: boolean;
  readonly details?: boolean;
  readonly many?: boolean;
  readonly archived?: boolean;
  readonly notice?: ConnectionNotice;
  readonly children?: ReactNode;
}

/** The whole app with sample data; what belongs to others is left out. */
export function Screen({ list = false, details = false, many = false, archived = false, notice = { state: 'fine' }, children }: Props) {
  const onePane = useMedia(media.onePane);
  const beside = useMedia(media.threePanes);
  const people = many ? crowd : members;
  const pane = (
    <Details beside={beside} onClose={nothing}>
      <RoomAbout
        room={design}
        creator="Maya Okafor"
        actions={[
          { label: 'Copy link', icon: Link, onSelect: nothing },
          { label: 'Edit', icon: Pencil, onSelect: nothing },
          { label: 'Leave', icon: LogOut, onSelect: nothing },
        ]}
      />
      <MemberList
        members={people}
        presence={presence}
        known={notice.state !== 'lost'}
        meId={me.id}
        statuses={statuses}
        quiet={quiet}
        profiles={{}}
        blocked={{}}
      />
    </Details>
  );
  return (
    <>
      <AppFrame sidebar={onePane ? list && <PhoneList {...sidebar} /> : <Sidebar {...sidebar} />} details={details && beside ? pane : null}>
        {!(onePane && list) && (
          <RoomFrame
            name={design.name}
            header={
              <RoomHeader
                name={design.name}
                icon={design.icon}
                topic={design.topic}
                members={people.length}
                online={5}
                stack={<MemberStack members={people} profiles={{}} />}
                detailsOpen={details}
                onToggleDetails={nothing}
                onDetailsIntent={nothing}
                menu={
                  <Menu
                    trigger={(trigger) => <IconButton {...trigger} icon={Ellipsis} label="Room menu" />}
                    list={(menu) => <MenuList {...menu} label="design" entries={entries} />}
                  />
                }
                unreadElsewhere={21}
                onBack={nothing}
              />
            }
            timeline={
              <div style={{ padding: 20 }}>
                <Skeleton />
              </div>
            }
            composer={archived ? <ArchivedBar hasDraft={false} onUnarchive={nothing} /> : null}
          />
        )}
      </AppFrame>
      {createPortal(<ConnectionPill notice={notice} onRetry={nothing} onReload={nothing} />, afloat)}
      {details && !beside && pane}
      {children}
    </>
  );
}
