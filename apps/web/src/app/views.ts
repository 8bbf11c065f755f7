import { AloneHere } from './AloneHere.tsx';
import { EmptyList } from './EmptyList.tsx';
import { MenuHost } from './menus/MenuHost.tsx';
import { NoRoom } from './NoRoom.tsx';
import { OtherRoom } from './OtherRoom.tsx';
import { PersonCards } from './PersonCards.tsx';
import { RoomDetails } from './RoomDetails.tsx';
import { RoomMessageMenu } from './RoomMessageMenu.tsx';
import { UnkeptNotice } from './UnkeptNotice.tsx';

/** What opens beside or over a room, or stands in the place of one. Together: in chunks of their own, what they share would be a request for each piece of it. */
export const views = { AloneHere, EmptyList, MenuHost, NoRoom, OtherRoom, PersonCards, RoomDetails, RoomMessageMenu, UnkeptNotice };
