import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** How slow a network is: each chunk comes `delay` to `delay + jitter` ms later, at most `rate` bytes a second. */
export interface Slowness {
  readonly delay: number;
  readonly jitter: number;
  readonly rate: number;
}

export type Direction = 'up' | 'down';

interface Way {
  readonly direction: Direction;
  /** Bytes are taken and thrown away. */
  lost: boolean;
  readonly from: Socket;
  readonly to: Socket;
  /** Chunks that are on the way, and when the last of them is due. */
  readonly late: Buffer[];
  due: number;
}

/** A TCP proxy of one device before the server, for the faults that networks have. */
export class Proxy {
  #down = false;
  #held = false;
  #slow: Slowness | null = null;
  readonly #ways = new Set<Way>();
  readonly #waiting = new Set<Socket>();
  /** Every socket there is, also those of connections that are dead without a word. */
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  readonly #target: () => number;
  readonly #random: () => number;

  private constructor(target: () => number, random: () => number) {
    this.#target = target;
    this.#random = random;
    this.#server = createServer((near) => {
      this.#keep(near);
      near.on('error', () => near.destroy());
      if (this.#down) near.resetAndDestroy();
      else if (this.#held) this.#waiting.add(near);
      else this.#pass(near);
    });
  }

  /** Listens on a free port before `target`, a port that may change. */
  static async start(target: () => number, random: () => number): Promise<Proxy> {
    const proxy = new Proxy(target, random);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Resets every connection there is, now. */
  cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
    this.#ways.clear();
    this.#waiting.clear();
  }

  /** Cut, and whoever comes is reset too. */
  down(): void {
    this.#down = true;
    this.cut();
  }

  up(): void {
    this.#down = false;
  }

  /** Nothing goes through in either direction and nobody hears of it; all of it goes on with `release`. */
  hold(): void {
    this.#held = true;
    for (const { from } of this.#ways) from.pause();
  }

  release(): void {
    this.#held = false;
    for (const { from } of this.#ways) from.resume();
    for (const near of this.#waiting) this.#pass(near);
    this.#waiting.clear();
  }

  /** What goes this way on the present connections is lost from now on. */
  lose(direction: Direction): void {
    for (const way of this.#ways) if (way.direction === direction) way.lost = true;
  }

  /** The present connections are dead and neither end hears of it. New ones work. */
  halfOpen(): void {
    this.lose('up');
    this.lose('down');
  }

  /** Null: fast again, and what was on the way is there. */
  slow(slowness: Slowness | null): void {
    this.#slow = slowness;
    if (slowness !== null) return;
    for (const way of this.#ways) for (let left = way.late.length; left > 0; left -= 1) this.#arrive(way);
  }

  async stop(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
  }

  #pass(near: Socket): void {
    const far = connect({ port: this.#target(), host: '127.0.0.1', noDelay: true });
    this.#keep(far);
    near.setNoDelay(true);
    const ways: readonly Way[] = [
      { direction: 'up', lost: false, from: near, to: far, late: [], due: 0 },
      { direction: 'down', lost: false, from: far, to: near, late: [], due: 0 },
    ];
    for (const way of ways) {
      this.#ways.add(way);
      way.from.on('data', (bytes: Buffer) => this.#carry(way, bytes));
      way.from.once('end', () => {
        if (!way.lost) way.to.end();
      });
      way.from.once('close', () => {
        for (const each of ways) this.#ways.delete(each);
        // Of a connection that is dead without a word the other end does not hear either.
        if (way.lost) return;
        if (!way.to.destroyed) way.to.destroy();
      });
    }
    far.on('error', () => near.resetAndDestroy());
  }

  #carry(way: Way, bytes: Buffer): void {
    if (way.lost) return;
    const slow = this.#slow;
    if (slow === null && way.late.length === 0) return this.#write(way, bytes);
    const now = performance.now();
    const { delay, jitter, rate } = slow ?? { delay: 0, jitter: 0, rate: Infinity };
    // In order, however long each of them takes.
    way.due = Math.max(now + delay + this.#random() * jitter, way.due) + (bytes.length / rate) * 1_000;
    way.late.push(bytes);
    setTimeout(() => this.#arrive(way), way.due - now);
  }

  /** The next chunk that is on the way is there. */
  #arrive(way: Way): void {
    const bytes = way.late.shift();
    if (bytes !== undefined && !way.lost) this.#write(way, bytes);
    if (way.late.length === 0) way.due = 0;
  }

  #write({ from, to }: Way, bytes: Buffer): void {
    if (to.destroyed || to.write(bytes)) return;
    from.pause();
    to.once('drain', () => {
      if (!this.#held) from.resume();
    });
  }
}
