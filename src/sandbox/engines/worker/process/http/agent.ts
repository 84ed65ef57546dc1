import EventEmitter from 'events';
import type { Connection } from './connection.ts';

export interface AgentOptions {
  keepAlive?: boolean;
  /** How many requests to one server are under way at once; others wait for their turn. */
  maxSockets?: number;
  maxFreeSockets?: number;
  timeout?: number;
}

/** `http.Agent`: decides when requests of a program are sent, and whether their connection stays open afterwards. */
export class Agent extends EventEmitter {
  readonly keepAlive: boolean;
  maxSockets: number;
  maxFreeSockets: number;
  readonly defaultPort = 80;
  readonly protocol = 'http:';
  /** Connections of requests under way, by server. */
  readonly sockets: Record<string, Connection[]> = {};
  readonly freeSockets: Record<string, Connection[]> = {};
  readonly #waiting = new Map<string, (() => void)[]>();

  constructor(readonly options: AgentOptions = {}) {
    super();
    this.keepAlive = options.keepAlive ?? false;
    this.maxSockets = options.maxSockets ?? Infinity;
    this.maxFreeSockets = options.maxFreeSockets ?? 256;
  }

  getName({
    host = 'localhost',
    port = '',
  }: { host?: string; port?: number | string } = {}): string {
    return `${host}:${port}:`;
  }

  /** Calls `start` when a request to a server may go. Its `release` is to be called when it is over. */
  take(name: string, socket: Connection, start: () => void): { release(): void } {
    let isOver = false;
    const begin = () => {
      if (isOver) return this.#next(name);
      (this.sockets[name] ??= []).push(socket);
      start();
    };
    if ((this.sockets[name]?.length ?? 0) < this.maxSockets) begin();
    else this.#waiting.set(name, [...(this.#waiting.get(name) ?? []), begin]);
    return {
      release: () => {
        if (isOver) return;
        isOver = true;
        const rest = (this.sockets[name] ?? []).filter((other) => other !== socket);
        if (rest.length === this.sockets[name]?.length) return;
        if (rest.length > 0) this.sockets[name] = rest;
        else delete this.sockets[name];
        this.#next(name);
      },
    };
  }

  /** Breaks off what is under way. */
  destroy(): void {
    for (const socket of Object.values(this.sockets).flat()) socket.destroy();
  }

  #next(name: string): void {
    this.#waiting.get(name)?.shift()?.();
  }
}

/** What requests use that name no agent. */
export const globalAgent = new Agent({ keepAlive: true });
