import { mkdirSync } from 'node:fs'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { DEMO_PASSWORD } from '../../../scripts/seeds/people.ts'
import { program } from './server.ts'

/** A person at a screen: a browser of their own, with nothing of anybody else's in it. */
export interface Agent {
  context: BrowserContext
  page: Page
  /** Errors of the console, violations of the content security policy, exceptions. A test fails when there are any. */
  problems: string[]
}

const SCREENSHOTS = '.wrangler/screenshots'
const ACTION_WITHIN_MS = 10_000
/**
 * The console reports every answer of 4xx and every lost connection. What the person is told of them is the
 * application's business, and tested as such; of files everything must be there.
 */
const EXPECTED = [/^Failed to load resource: .* \(at \S+\/api\//, /^WebSocket connection to .* failed/]

let browser: Promise<Browser> | undefined
const present = new Set<Agent>()

/** A new agent on a page of their own, not signed in. Sizes, language, theme and so on by Playwright's context options. */
export async function newAgent(options: BrowserContextOptions = {}): Promise<Agent> {
  browser ??= chromium.connect(inject('chromium'))
  const context = await (await browser).newContext({
    baseURL: program.url,
    locale: 'en-IN',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    // Its copy of the page would outlive what a test does to the server; pwa.test.ts lets it in.
    serviceWorkers: 'block',
    ...options,
  })
  context.setDefaultTimeout(ACTION_WITHIN_MS)
  const agent: Agent = { context, page: await context.newPage(), problems: [] }
  context.on('weberror', (error) => agent.problems.push(String(error.error().stack ?? error.error())))
  context.on('console', (message) => {
    const text = `${message.text()} (at ${message.location().url})`
    if (message.type() === 'error' && !EXPECTED.some((pattern) => pattern.test(text))) agent.problems.push(text)
  })
  present.add(agent)
  return agent
}

/** Signs in by the API and opens a page; the form itself has its own tests. */
export async function signIn({ context, page }: Agent, email: string, path = '/'): Promise<void> {
  const data = { email, password: DEMO_PASSWORD }
  const answer = await context.request.post('/api/session', { data })
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()} ${await answer.text()}`)
  await page.goto(path)
}

/** A new agent who has signed in. */
export async function agentAt(email: string, path = '/', options: BrowserContextOptions = {}): Promise<Agent> {
  const agent = await newAgent(options)
  await signIn(agent, email, path)
  return agent
}

/** To look at: `.wrangler/screenshots/<name>.png`. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true })
  await page.screenshot({ path: `${SCREENSHOTS}/${name.replace(/[^\w-]+/g, '-')}.png` })
}

/** Everybody leaves; answers what went wrong on their screens. With a name, each screen is kept as a picture first. */
export async function sendEverybodyHome(pictures?: string): Promise<string[]> {
  const agents = [...present]
  present.clear()
  for (const [index, { page }] of agents.entries())
    if (pictures && !page.isClosed()) await screenshot(page, `${pictures}-${index + 1}`)
  await Promise.all(agents.map(({ context }) => context.close()))
  return agents.flatMap(({ problems }) => problems)
}
