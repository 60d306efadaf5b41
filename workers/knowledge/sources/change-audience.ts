import type { Env } from '../../env'
import type { TenantScope } from '../../platform/tenant-scope'
import { describeAll } from '../details'
import type { SourceRow } from '../schema'
import { changeAudienceOfPages, listPagesOf } from './source-queries'

/** Who may be told what a source says holds at once for all its pages. Safe to repeat. */
export async function changeAudience(
  env: Env,
  scope: TenantScope,
  { id, audience }: Pick<SourceRow, 'id' | 'audience'>,
): Promise<void> {
  await changeAudienceOfPages(scope, id, audience)
  await describeAll(env, scope, () => listPagesOf(scope, id))
}
