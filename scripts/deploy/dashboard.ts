import { experimental_readRawConfig } from 'wrangler'
import { z } from 'zod'
import { buildDashboard } from '../host/dashboard.ts'
import { askWrangler, wrangler } from './wrangler.ts'

/** Where its own wrangler.toml and its Functions are. */
const HERE = ['--cwd', 'web']
/** Pages serves the production branch under the dashboard's own domain, every other under a preview's. */
const BRANCH = 'main'

const projects = z.array(z.object({ 'Project Name': z.string() }))

/** Builds the dashboard and its Functions as a deployment would, and sends nothing anywhere. */
export async function checkDashboard(): Promise<void> {
  await buildDashboard()
  wrangler('pages', 'functions', 'build', 'functions', '--outdir', '../.wrangler/dry-run-pages', ...HERE)
}

/** After the Worker: the Functions are bound to it, and an older page gets along with a newer API. */
export async function deployDashboard(): Promise<void> {
  await buildDashboard()
  const { name } = experimental_readRawConfig({ config: 'web/wrangler.toml' }).rawConfig
  if (!name) throw new Error('web/wrangler.toml names no project')
  const listed = projects.parse(JSON.parse(askWrangler('pages', 'project', 'list', '--json', ...HERE) ?? '[]'))
  if (!listed.some((project) => project['Project Name'] === name))
    wrangler('pages', 'project', 'create', name, '--production-branch', BRANCH, ...HERE)
  wrangler('pages', 'deploy', '--branch', BRANCH, '--commit-dirty=true', ...HERE)
}
