import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { end, freePorts, type RunningProgram, startProgram } from './running-program.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'sign-in-'))
const seed = join(dataDir, 'seed.json')
const ada = { id: 'usr_ada', name: 'Ada', email: 'ada@one.test', role: 'agent', password: 'a password' }
let ports: [number, number]
let program: RunningProgram

beforeAll(async () => {
  const tenant = { id: 'one', name: 'One', apiKey: 'one-api-key', users: [ada] }
  writeFileSync(seed, JSON.stringify({ signInHints: true, tenants: [tenant] }))
  ports = await freePorts()
  program = await startProgram({ dataDir, seed, ports })
}, 60_000)

afterAll(() => end(program, 'SIGKILL'))

function signIn(email: string, signal?: AbortSignal): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'cf-connecting-ip': email }
  const body = JSON.stringify({ email, password: ada.password })
  return fetch(`${program.url}/api/session`, { method: 'POST', headers, body, signal: signal ?? null })
}

function me(cookie: string, signal?: AbortSignal): Promise<Response> {
  return fetch(`${program.url}/api/me`, { headers: { cookie }, signal: signal ?? null })
}

test('requests cut off while sign-in first starts up leave no later one waiting', async () => {
  const cutOff = Array.from({ length: 40 }, (_, n) => AbortSignal.timeout(1 + n * 3)).map((signal, n) =>
    n % 2 === 0 ? signIn(`nobody-${n}@one.test`, signal) : me('whatsnexus.session_token=nobody.s', signal),
  )
  const ended = await Promise.allSettled(cutOff)
  expect(ended.some(({ status }) => status === 'rejected')).toBe(true)
  const response = await signIn(ada.email, AbortSignal.timeout(15_000))
  expect(response.status).toBe(200)
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  expect((await me(cookie, AbortSignal.timeout(15_000))).status).toBe(200)
}, 60_000)

test('a session and the people on the sign-in page are there again after a restart', async () => {
  const cookie = (await signIn(ada.email)).headers.getSetCookie()[0]?.split(';')[0] ?? ''
  await end(program, 'SIGKILL')
  program = await startProgram({ dataDir, seed, ports })
  expect(await (await me(cookie)).json()).toMatchObject({ id: 'usr_ada', tenant: { name: 'One' } })
  const { id: _id, ...shown } = ada
  expect(await (await fetch(`${program.url}/api/sign-in`)).json()).toEqual({ people: [{ tenant: 'One', ...shown }] })
}, 60_000)
