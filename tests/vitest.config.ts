import { existsSync } from 'node:fs'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { bundle } from '../scripts/host/build.ts'
import { standInsOptions } from '../scripts/host/stand-ins.ts'
import { writeLocalConfig } from '../scripts/local-config.ts'
import { SINK_URL } from './support/graph-sink/protocol.ts'
import { FIXTURE_SECRETS } from './support/secrets.ts'

const D1_MIGRATIONS = 'migrations/d1'

/** The Workers runtime with our Worker as `main`, the stand-ins beside it and Meta replaced by the Graph sink. */
async function workersRuntime() {
  const graphSink = await bundle('graphSink')
  return {
    main: 'workers/index.ts',
    remoteBindings: false,
    wrangler: { configPath: writeLocalConfig() },
    miniflare: {
      bindings: {
        ...FIXTURE_SECRETS,
        GRAPH_API_URL: SINK_URL,
        MAIL_API_URL: 'http://mail.test',
        MAIL_API_KEY: 'test-mail-key',
        TURN_DELAY_MS: '0',
        UNKNOWN_SEND_WAIT_MS: '300',
        TEST_MIGRATIONS: existsSync(D1_MIGRATIONS) ? await readD1Migrations(D1_MIGRATIONS) : [],
      },
      outboundService: 'graph-sink',
      workers: [
        await standInsOptions(),
        { name: 'graph-sink', modules: true, scriptPath: graphSink, compatibilityDate: '2026-10-20' },
      ],
    },
  }
}

export default defineConfig({
  root: '.',
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['tests/**/*.node.test.ts'],
          exclude: ['tests/browser/**'],
          environment: 'node',
          // What bundles the program takes seconds, and the machine may be busy with others.
          testTimeout: 30_000,
        },
      },
      {
        plugins: [cloudflareTest(workersRuntime)],
        test: {
          name: 'workers',
          include: ['tests/{workers,durable-objects,flows}/**/*.test.ts'],
          exclude: ['**/*.node.test.ts'],
          setupFiles: ['tests/support/setup.ts'],
          // A file costs three seconds of start-up otherwise. Storage is then shared: every test makes its own tenant.
          isolate: false,
          // What hashes passwords is slow by intention, and the machine may be busy with others.
          testTimeout: 30_000,
          // itty-durable ships ES modules without saying so in its package.json.
          deps: { optimizer: { ssr: { enabled: true, include: ['itty-durable'] } } },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'tests/browser/support/global-setup.ts',
          setupFiles: ['tests/browser/support/setup.ts'],
          // One program and one browser for all: files follow each other, in one worker.
          fileParallelism: false,
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // The whole chain of webhook, socket and drawing lies between an act and what is asked for.
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
})
