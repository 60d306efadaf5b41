/** A script that failed says why in one line. */
export async function orExplain(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
