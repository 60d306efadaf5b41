import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { killChild, stopChild } from '../children.ts'
import { sleep } from '../clock.ts'
import { cpuMsOfTree } from '../process-tree.ts'
import { type Sink, startSink } from '../sink/sink.ts'
import { type Client, createClient } from '../webhook-client.ts'

export const CONNECTIONS = 128
const LOG_LINES = 20

/** What is measured: the product or a floor, running, with a sink of its own for Graph. */
export interface System {
  name: string
  port: number
  client: Client
  sink: Sink
  /** CPU its whole tree of processes has used, ms; null where that cannot be read. */
  cpuMs(): number | null
  /** kill -9 of the whole tree, then the same again on the same data. Resolves when it is ready; `down` when it is dead. */
  crash(down: () => void): Promise<void>
  stop(): Promise<void>
}

/** On which port a system listens, where its data is, and where it finds Graph. */
export interface Place {
  port: number
  dataDir: string
  graphUrl: string
  logFile: string
}

/** How one kind of system is started. */
export interface Launch {
  name: string
  start(place: Place): ChildProcess
  readyPath: string
  /** Where its data stays from run to run; without it they go with the run. */
  dataDir?: string
  readyWithinMs: number
}

export async function startSystem(launch: Launch, dataDir: string): Promise<System> {
  const port = await freePort()
  const sink = await startSink(port)
  const client = createClient(port, CONNECTIONS)
  const place: Place = { port, dataDir, graphUrl: sink.url, logFile: `${dataDir}.log` }
  let child = launch.start(place)
  async function stop(): Promise<void> {
    client.close()
    await stopChild(child)
    await sink.stop()
  }
  try {
    await untilReady(child, client, launch, place.logFile)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    name: launch.name,
    port,
    client,
    sink,
    cpuMs: () => (child.pid ? cpuMsOfTree(child.pid) : null),
    async crash(down) {
      await killChild(child)
      down()
      child = launch.start(place)
      await untilReady(child, client, launch, place.logFile)
    },
    stop,
  }
}

async function untilReady(child: ChildProcess, client: Client, launch: Launch, logFile: string): Promise<void> {
  const deadline = Date.now() + launch.readyWithinMs
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`${launch.name} ended while starting:\n${endOf(logFile)}`)
    if ((await client.get(launch.readyPath)).status === 200) return
    await sleep(100)
  }
  throw new Error(`${launch.name} was not ready within ${launch.readyWithinMs} ms:\n${endOf(logFile)}`)
}

/** What it said last: the log itself goes with the data. */
function endOf(logFile: string): string {
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LOG_LINES).join('\n')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
