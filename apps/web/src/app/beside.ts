import { Announcer } from '../features/messages/Announcer.tsx';
import { MessageTools } from '../features/messages/MessageTools.tsx';
import { TypingNames } from '../features/typing/TypingNames.tsx';
import { sayCopied } from './say-copied.ts';

/** What belongs to messages once there is reason to: their tools, who is writing, what screen readers hear of. */
export const beside = { Announcer, MessageTools, TypingNames, sayCopied };
