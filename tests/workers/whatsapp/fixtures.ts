import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** The fixtures lie beside the repository; they are read as bytes, because signatures are over bytes. */
const FOLDER = new URL('../../../../shared/whatsapp/fixtures/', import.meta.url)

const goodIndex = z.object({
  app_secret: z.string(),
  numbers: z.array(z.object({ tenant: z.string(), waba_id: z.string(), phone_number_id: z.string() })),
  fixtures: z.array(
    z.object({
      file: z.string(),
      x_hub_signature_256: z.string(),
      after: z.array(z.string()).optional(),
      expected: z.object({ events: z.array(z.record(z.string(), z.unknown())) }),
    }),
  ),
})

const badIndex = z.object({
  app_secret: z.string(),
  fixtures: z.array(
    z.object({
      file: z.string(),
      http: z.array(z.number()),
      headers: z.record(z.string(), z.string()),
      new_events: z.number().nullable(),
      text: z.string().optional(),
    }),
  ),
})

export function fixtureIndex() {
  return goodIndex.parse(JSON.parse(fixtureText('index.json')))
}

export function badFixtureIndex() {
  return badIndex.parse(JSON.parse(fixtureText('bad/index.json')))
}

export function fixtureBytes(file: string): ArrayBuffer {
  return new Uint8Array(readFileSync(new URL(file, FOLDER).pathname)).buffer
}

export function fixtureText(file: string): string {
  return new TextDecoder().decode(fixtureBytes(file))
}
