import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { buildDashboard } from '../../../scripts/host/dashboard.ts'
import { freePorts } from '../../host/running-program.ts'
import { chromiumOptions } from './chromium.ts'
import { endProgram, killProgram, type Program, programAt, startProgram } from './program.ts'

declare module 'vitest' {
  interface ProvidedContext {
    program: Program
    /** Where the one Chromium of this run is reached. */
    chromium: string
  }
}

/** Once per run: the program with the demo on free ports, and one Chromium. */
export default async function setup(project: TestProject) {
  await buildDashboard() // the program would make do with an older one
  const dataDir = mkdtempSync(join(tmpdir(), 'browser-'))
  const program = programAt(await freePorts(), dataDir)
  // It is no child that would end with us, so that a test can start it anew: however this ends, it ends too.
  process.once('exit', () => endProgram(dataDir))
  const [browser] = await Promise.all([
    chromiumOptions().then((options) => chromium.launchServer(options)),
    startProgram(program),
  ])
  project.provide('program', program)
  project.provide('chromium', browser.wsEndpoint())
  return async () => {
    await Promise.all([browser.close(), killProgram(program)])
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}
