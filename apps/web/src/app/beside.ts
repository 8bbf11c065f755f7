import { Announcer } from '../features/messages/Announcer.tsx';
import { FoldedLine } from '../features/messages/FoldedLine.tsx';
import { JumpToLatest } from '../features/messages/JumpToLatest.tsx';
import { MessageState } from '../features/messages/MessageState.tsx';
import { MessageTools } from '../features/messages/MessageTools.tsx';
import { ArchivedBar } from '../features/rooms/ArchivedBar.tsx';
import { TypingNames } from '../features/typing/TypingNames.tsx';
import { ToastHost } from '../ui/ToastHost.tsx';
import { createBlockDeeds } from './block-deeds.ts';
import { createRoomDeeds } from './room-deeds.ts';
import { RoomSeen } from './RoomSeen.tsx';
import { sayCopied } from './say-copied.ts';
import { sayProblem } from './say-problem.ts';
import { saySentAfterAll } from './say-sent-after-all.ts';
import { sayWaits } from './say-waits.ts';

/**
 * What there is on a page once there is reason to: the tools of messages, what became of those not sent yet, the way to the latest of them, who is writing, who has read what one wrote, what screen readers hear
 * of, what one may do with a room and with people, what stands in an archived room, what is said in passing.
 */
export const beside = {
  Announcer,
  ArchivedBar,
  FoldedLine,
  JumpToLatest,
  MessageState,
  MessageTools,
  RoomSeen,
  ToastHost,
  TypingNames,
  sayCopied,
  sayProblem,
  saySentAfterAll,
  sayWaits,
  createBlockDeeds,
  createRoomDeeds,
};
