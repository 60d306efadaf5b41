import { readFileSync } from 'node:fs'
import { readVariables } from '../../../scripts/host/variables.ts'
import { operatorClient } from '../../../scripts/seeds/operator-client.ts'
import { oneOfEachRole } from '../../../scripts/seeds/people.ts'
import { program } from './server.ts'

/** Everything Meta can send, as the reference hands it to us: raw files with their signatures. */
const DIRECTORY = new URL('../../../../shared/whatsapp/fixtures/', import.meta.url)

interface Index {
  app_secret: string
  verify_token: string
  numbers: { waba_id: string; phone_number_id: string; display_phone_number: string }[]
  fixtures: { file: string; x_hub_signature_256: string; http: number }[]
}

const index: Index = JSON.parse(readFileSync(new URL('index.json', DIRECTORY), 'utf8'))

/** A tenant of their own with all the numbers that the files name, so that nobody else's list changes: owner@files.test … */
export async function filesTenant(): Promise<void> {
  const call = operatorClient(program.url, readVariables([]).worker.OPERATOR_TOKEN)
  await call('PUT', 'tenants/files', { name: 'Every Kind', locale: 'en', timeZone: 'UTC' })
  const names = { owner: 'Olga File', admin: 'Ada File', supervisor: 'Sue File', agent: 'Al File', analyst: 'Ann File' }
  for (const { id, ...user } of oneOfEachRole('files', names) ?? [])
    await call('PUT', `tenants/files/users/${id}`, user)
  const app = { appSecret: index.app_secret, verifyToken: index.verify_token }
  await call('PUT', 'tenants/files/apps/files', app)
  for (const { waba_id, phone_number_id, display_phone_number } of index.numbers)
    await call('PUT', `tenants/files/channels/${phone_number_id}`, {
      wabaId: waba_id,
      displayPhoneNumber: display_phone_number,
      accessToken: 'files-token',
      appId: 'files',
    })
}

/** All of them, in the order of the index. */
export async function postFiles(): Promise<void> {
  for (const { file, x_hub_signature_256, http } of index.fixtures)
    await post(readFileSync(new URL(file, DIRECTORY)), x_hub_signature_256, http, file)
}

async function post(body: Uint8Array, signature: string, expected: number, name: string): Promise<void> {
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature }
  const answer = await fetch(`${program.url}/webhooks/whatsapp/files`, {
    method: 'POST',
    headers,
    body: new Uint8Array(body),
  })
  if (answer.status !== expected) throw new Error(`${name}: ${answer.status} ${await answer.text()}`)
}
