import { signal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { ApiProblem, api, ok } from '../api'
import { t } from '../i18n'
import { problemText } from '../problem-text'
import { MenuItem } from '../ui/menu'
import { placeBeside } from '../ui/place'
import { sayError } from '../ui/toast'

async function fetchWorkplaces() {
  return (await ok(api.session.tenants.$get({}))).tenants
}

/** Known from the last time the menu was open, so that it opens whole. */
const workplaces = signal<Awaited<ReturnType<typeof fetchWorkplaces>>>([])

async function learnWorkplaces(): Promise<void> {
  try {
    workplaces.value = await fetchWorkplaces()
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error // what was known stays; the next occasion asks again
  }
}

/** Goes on in another organization: the page of the former one must not stay. */
export async function workFor(tenantId: string): Promise<void> {
  await ok(api.session.tenant.$put({ json: { tenantId } }))
  location.assign('/')
}

/** Of who works for several organizations: which one it is now. */
export function Workplaces({ here }: { here: string }) {
  const [going, setGoing] = useState(false)
  const title = useRef<HTMLParagraphElement>(null)
  useEffect(() => void learnWorkplaces(), [])
  // The menu may have opened without them, and found its place for less.
  useLayoutEffect(() => placeAnew(title.current?.closest<HTMLElement>('[popover]')), [workplaces.value])
  if (workplaces.value.length < 2) return null
  async function go(tenantId: string): Promise<void> {
    setGoing(true)
    try {
      await workFor(tenantId)
    } catch (error) {
      sayError(problemText(error))
      setGoing(false)
    }
  }
  return (
    <>
      <hr class="menu-rule" />
      <p ref={title} class="menu-title">
        {t('frame.workplaces')}
      </p>
      {workplaces.value.map(({ id, name }) => (
        <MenuItem
          key={id}
          checked={id === here}
          disabled={going}
          onClick={() => {
            if (id !== here) void go(id)
          }}
        >
          <bdi>{name}</bdi>
        </MenuItem>
      ))}
    </>
  )
}

function placeAnew(menu: HTMLElement | null | undefined): void {
  const opener = menu && document.querySelector<HTMLElement>(`[popovertarget="${menu.id}"]`)
  if (menu?.matches(':popover-open') && opener) placeBeside(menu, opener)
}
