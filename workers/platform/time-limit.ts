/** Like `AbortSignal.timeout`, whose timer would go on after the work is done, and keep a Durable Object in memory as long. */
export async function withinTime<Result>(ms: number, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), ms)
  try {
    return await work(controller.signal)
  } finally {
    clearTimeout(timer)
  }
}
