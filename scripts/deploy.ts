import { parseArgs } from 'node:util'
import { refuseAllowedHosts } from './deploy/allowed-hosts.ts'
import { checkDashboard, deployDashboard } from './deploy/dashboard.ts'
import { createResources } from './deploy/resources.ts'
import { askMissingSecrets, withSecretsFile } from './deploy/secrets.ts'
import { askWrangler, wrangler } from './deploy/wrangler.ts'
import { orExplain } from './explain.ts'

/**
 * `npm run deploy`: creates what production needs and is not there, asks for missing secrets, applies migrations, deploys
 * the Worker and then the dashboard. Safe to repeat. `--dry-run` only builds the production configuration and checks it;
 * it needs no account.
 */
async function deploy(): Promise<void> {
  refuseAllowedHosts()
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } })
  if (values['dry-run']) {
    wrangler('deploy', '--dry-run', '--outdir', '.wrangler/dry-run')
    return checkDashboard()
  }
  if (!askWrangler('whoami')) throw new Error('Sign in first: npm exec wrangler login')
  createResources()
  const secrets = await askMissingSecrets()
  // Before the code that needs them; migrations are written so that the old code can live with them.
  wrangler('d1', 'migrations', 'apply', 'DB', '--remote')
  withSecretsFile(secrets, (path) => wrangler('deploy', '--strict', '--secrets-file', path))
  await deployDashboard()
}

await orExplain(deploy())
