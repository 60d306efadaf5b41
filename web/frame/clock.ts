import { signal } from '@preact/signals'

/** Epoch ms, moving on each minute: for times in lists and chips. */
export const minute = signal(Date.now())
/** Moving on each second: only for what counts down its last minutes. */
export const second = signal(Date.now())

setInterval(() => {
  const now = Date.now()
  second.value = now
  if (now - minute.peek() >= 60_000 || new Date(now).getMinutes() !== new Date(minute.peek()).getMinutes())
    minute.value = now
}, 1_000)
