import { afterEach, expect } from 'vitest'
import { sendEverybodyHome } from './agent.ts'

afterEach(async ({ task }) => {
  const failed = task.result?.state === 'fail'
  expect(await sendEverybodyHome(failed ? `failed-${task.name}` : undefined)).toEqual([])
})
