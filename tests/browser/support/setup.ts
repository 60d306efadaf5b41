import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { sendEverybodyHome } from './agent.ts'
import { rememberDemo, tidyInbox } from './tidy.ts'

beforeAll(rememberDemo)

afterEach(async ({ task }) => {
  const failed = task.result?.state === 'fail'
  expect(await sendEverybodyHome(failed ? `failed-${task.name}` : undefined)).toEqual([])
})

afterAll(tidyInbox)
