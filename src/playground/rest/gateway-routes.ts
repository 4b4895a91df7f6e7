import { ok } from './router.ts';
import type { Route } from './router.ts';

/** Where the gateway is. `gatewayUrl` is asked for late, since the port is known only once the server listens. */
export function gatewayRoutes(gatewayUrl: () => string): readonly Route[] {
  const session_start_limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
  return [
    { method: 'GET', path: '/gateway', withoutToken: true, handle: () => ok({ url: gatewayUrl() }) },
    {
      method: 'GET',
      path: '/gateway/bot',
      handle: () => ok({ url: gatewayUrl(), shards: 1, session_start_limit }),
    },
  ];
}
