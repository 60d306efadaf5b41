/**
 * A product that is bundled answers `import()` of a module it has without waiting. Vite's module runner asks its server
 * each time, and lets everybody who asks for the same module meanwhile wait for one promise. Between two Durable
 * Objects that hangs: the promise belongs to the object that asked first. So what is loaded is given at once, and what
 * is not is asked for by each for itself. Source: `ModuleRunner.cachedModule` of vite 8, which is not a public API.
 */
interface ModuleRunner {
  evaluatedModules: { getModuleByUrl(url: string): { evaluated: boolean } | undefined }
  concurrentModuleNodePromises: Map<string, unknown>
}

export function shareNoLoading(): void {
  const runner: ModuleRunner = Reflect.get(Reflect.get(globalThis, '__vitest_mocker__'), 'moduleRunner')
  const loading = runner.concurrentModuleNodePromises
  if (!(loading instanceof Map)) throw new Error('Vite loads in another way now: see tests/support/module-runner.ts.')
  loading.get = (url) => {
    const node = runner.evaluatedModules.getModuleByUrl(url)
    return node?.evaluated ? node : undefined
  }
}
