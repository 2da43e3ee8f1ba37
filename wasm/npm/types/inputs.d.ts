// What calls take: bytes in any form, and what comes in time.

/** Bytes in any of the forms that JavaScript has for them. */
export type Bytes = ArrayBufferView | ArrayBuffer | SharedArrayBuffer;

/** Bytes that are not shared, as `Blob`, `fetch` and `crypto.subtle` take them: `Uint8Array<ArrayBuffer>` from TypeScript 5.7 on. */
export type OwnBytes = ReturnType<Uint8Array['slice']>;

/** A Blob or File, of the platform or of a library. */
export interface BlobLike {
  readonly size: number;
  slice(start?: number, end?: number): BlobLike;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A ReadableStream. */
export interface StreamLike {
  readonly locked: boolean;
  getReader(): { read(): Promise<{ done: boolean; value?: unknown }>; cancel(reason?: unknown): Promise<void> };
}

/** A Response or Request, whose body is read. Its status is not looked at. */
export interface BodyLike {
  readonly body?: unknown;
  readonly bodyUsed: boolean;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A FileHandle of node:fs/promises. All of a regular file is read, whatever the position of the handle. It stays open. */
export interface FileHandleLike {
  readonly fd: number;
  stat(): Promise<{ readonly size: number; isFile(): boolean; isDirectory(): boolean }>;
  read(
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number | null,
  ): Promise<{ readonly bytesRead: number }>;
}

/** An AbortSignal. */
export interface SignalLike {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * What asynchronous calls read: bytes, or bytes that come in pieces of any length. Do not change what is being read. Streams of Node are
 * async iterables.
 */
export type Source = Bytes | BlobLike | BodyLike | FileHandleLike | StreamLike | AsyncIterable<Bytes> | Iterable<Bytes>;

/** How far a call has read. */
export interface Progress {
  /** read so far */
  readonly bytes: number;
  /** in all, where that is known */
  readonly total?: number;
}

/** What asynchronous calls may be given. */
export interface ReadingOptions {
  /** Called after each piece of at most 1 MiB; what it throws ends the call. */
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Ends the call, which then rejects with the signal's reason. Streams are cancelled and iterators ended; a FileHandle stays open. */
  signal?: SignalLike | undefined;
}

/** What calls that make a tree may be given. */
export interface TreeOptions extends ReadingOptions {
  /** 8..16, 12 where left out; for `witnessAsync`: a flat witness where left out */
  leafLog2?: number | undefined;
}
