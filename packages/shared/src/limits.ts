// Bounds that both ends hold. Sizes in characters, times in milliseconds, unless the name says otherwise. Each by itself, so that a page loads those it uses;
// imported together, as `limits`.

export const personName = 40;
export const pronouns = 30;
export const statusText = 80;
/** In UTF-16 units: a family of four with their skin tones is one emoji. */
export const statusEmoji = 32;
/** How far ahead the end of a status may lie. */
export const statusLasts = 366 * 86_400_000;
/** What a photo may weigh (bytes) and have of pixels as it comes in, and for how long one that was taken away can be put back. */
export const pictureBytes = 10_000_000;
export const picturePixels = 25_000_000;
export const avatarUndo = 3_600_000;
export const userNameLeast = 2;
export const userName = 32;
export const passwordLeast = 10;
export const password = 128;
export const passkeysPerPerson = 20;
/** Each part of what a passkey says, as text: a key of the longest kind takes a tenth. */
export const passkeyPart = 8_000;
/** As it was typed: spaces and dashes between. */
export const secondFactorCode = 64;
export const backupCodes = 10;
export const providersPerPerson = 10;
export const providerId = 32;
/** The address of a page of ours that somebody comes back to. */
export const returnPath = 200;
export const roomName = 60;
export const roomTopic = 250;
export const roomIcon = 16;
export const messageBody = 8_000;
export const searchQuery = 100;
/** Rows in one page of a room's timeline. */
export const page = 100;
/** A client further behind than this gets a snapshot instead of the events it missed. */
export const catchUpEvents = 1_000;
/** Logs that one sync may name; a device keeps fewer rooms than this in memory. */
export const syncLogs = 100;
/** Rooms that one invite leads to, people that it lets in, days that it lasts, and invites that can be used at the same time. */
export const invitedRooms = 20;
export const inviteUses = 1_000;
export const inviteDays = 365;
export const invites = 100;
/** How long a link to a new password lasts. */
export const resetLasts = 86_400_000;
/** The same of a mailed one, and of a link that confirms an address. */
export const mailedResetLasts = 3_600_000;
export const confirmLasts = 86_400_000;
export const mailAddress = 254;
/** How long a link signs another device in, in ms: as long as it takes to get out a phone. */
export const deviceLinkLasts = 120_000;
export const roomsPerPerson = 500;
/** People who are named of those who have read a message. */
export const readersNamed = 10;
/** People whom one person has blocked. */
export const blockedPeople = 1_000;
export const membersPerRoom = 10_000;
/** Largest frame a client may send, in bytes. */
export const frame = 64_000;
export const socketsPerPerson = 100;
export const typingResend = 3_000;
export const typingExpires = 5_000;
/** How long a person may be without a connection before others see them offline. */
export const presenceGrace = 5_000;
export const heartbeat = 15_000;
export const heartbeatTimeout = 10_000;
export const reconnectFirst = 1_000;
export const reconnectMost = 30_000;
/** A head beacon comes at a random moment between these two. */
export const beaconLeast = 15_000;
export const beaconMost = 25_000;
