/** Bounds that both ends hold. Sizes in characters, times in milliseconds, unless the name says otherwise. */
export const limits = {
  personName: 40,
  pronouns: 30,
  statusText: 80,
  /** In UTF-16 units: a family of four with their skin tones is one emoji. */
  statusEmoji: 32,
  /** How far ahead the end of a status may lie. */
  statusLasts: 366 * 86_400_000,
  /** What a photo may weigh (bytes) and have of pixels as it comes in, and for how long one that was taken away can be put back. */
  pictureBytes: 10_000_000,
  picturePixels: 25_000_000,
  avatarUndo: 3_600_000,
  userNameLeast: 2,
  userName: 32,
  passwordLeast: 10,
  password: 128,
  passkeysPerPerson: 20,
  /** Each part of what a passkey says, as text: a key of the longest kind takes a tenth. */
  passkeyPart: 8_000,
  /** As it was typed: spaces and dashes between. */
  secondFactorCode: 64,
  backupCodes: 10,
  providersPerPerson: 10,
  providerId: 32,
  /** The address of a page of ours that somebody comes back to. */
  returnPath: 200,
  roomName: 60,
  roomTopic: 250,
  roomIcon: 16,
  messageBody: 8_000,
  searchQuery: 100,
  /** Rows in one page of a room's timeline. */
  page: 100,
  /** A client further behind than this gets a snapshot instead of the events it missed. */
  catchUpEvents: 1_000,
  /** Logs that one sync may name; a device keeps fewer rooms than this in memory. */
  syncLogs: 100,
  /** Rooms that one invite leads to, people that it lets in, days that it lasts, and invites that can be used at the same time. */
  invitedRooms: 20,
  inviteUses: 1_000,
  inviteDays: 365,
  invites: 100,
  /** How long a link to a new password lasts. */
  resetLasts: 86_400_000,
  /** The same of a mailed one, and of a link that confirms an address. */
  mailedResetLasts: 3_600_000,
  confirmLasts: 86_400_000,
  mailAddress: 254,
  /** How long a link signs another device in, in ms: as long as it takes to get out a phone. */
  deviceLinkLasts: 120_000,
  roomsPerPerson: 500,
  membersPerRoom: 10_000,
  /** Largest frame a client may send, in bytes. */
  frame: 64_000,
  socketsPerPerson: 100,
  typingResend: 3_000,
  typingExpires: 5_000,
  /** How long a person may be without a connection before others see them offline. */
  presenceGrace: 5_000,
  heartbeat: 15_000,
  heartbeatTimeout: 10_000,
  reconnectFirst: 1_000,
  reconnectMost: 30_000,
  /** A head beacon comes at a random moment between these two. */
  beaconLeast: 15_000,
  beaconMost: 25_000,
} as const;
