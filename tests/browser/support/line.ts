import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { onTestFinished } from 'vitest'

/**
 * The way from one browser to the server, as a proxy that can be cut and held up. A browser's own "offline" leaves open
 * sockets alone, and no server can lose a connection without saying goodbye.
 */
export interface Line {
  /** For Playwright's context options. */
  proxy: { server: string }
  /** Every connection breaks; new ones are made as if nothing had happened. */
  cut(): void
  /** Nothing passes in either direction, and nobody is told: what a laptop's socket is like after a sleep. */
  holdUp(): void
  /** Connections are refused. */
  unplug(): void
  /** New connections pass again; sockets that were held up never do. */
  restore(): void
}

type State = 'up' | 'held_up' | 'unplugged'

/** Ends with the test. */
export async function layLine(): Promise<Line> {
  const sockets = new Set<Duplex>()
  let state: State = 'up'
  /** Counts up when the line is held up: sockets from before are dead, also afterwards. */
  let age = 0
  const server = createServer((asked, response) => {
    if (state === 'up') forward(asked, response)
    else if (state === 'unplugged') asked.destroy()
  })
  server.on('connection', (socket: Socket) => {
    if (state === 'unplugged') socket.destroy()
    else keep(socket)
  })
  server.on('connect', (asked: IncomingMessage, socket: Duplex) => {
    if (state !== 'up') return
    const [host, port] = (asked.url ?? '').split(':')
    const far = connect(Number(port), host)
    const born = age
    keep(far)
    far.once('connect', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      pass(socket, far, born)
      pass(far, socket, born)
    })
    far.once('close', () => socket.destroy())
    socket.once('close', () => far.destroy())
    socket.on('error', () => far.destroy())
  })

  function pass(from: Duplex, to: Duplex, born: number): void {
    from.on('data', (bytes) => {
      if (born === age) to.write(bytes)
    })
  }
  function keep(socket: Duplex): void {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => sockets.delete(socket))
  }
  function cut(): void {
    for (const socket of sockets) socket.destroy()
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => end(server, cut))
  return {
    proxy: { server: `http://127.0.0.1:${portOf(server)}` },
    cut,
    holdUp: () => {
      state = 'held_up'
      age += 1
    },
    unplug: () => {
      state = 'unplugged'
      cut()
    },
    restore: () => {
      state = 'up'
    },
  }
}

function forward(asked: IncomingMessage, response: ServerResponse): void {
  const { method, headers, url = '' } = asked
  const far = request(url, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  far.on('error', () => response.destroy())
  asked.pipe(far)
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

async function end(server: Server, cut: () => void): Promise<void> {
  cut()
  server.close()
  await once(server, 'close')
}
