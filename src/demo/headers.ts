import type { Middleware } from 'koa';
import helmet from 'koa-helmet';

const self = ["'self'"];
const none = ["'none'"];

/**
 * The security headers of a page. A page loads and calls nothing from other origins, and no script turns text into
 * markup. Plain http on loopback must work, so no header asks for https; a proxy adds that.
 */
export function pageHeaders(): Middleware {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: none,
        scriptSrc: self,
        styleSrc: self,
        imgSrc: self,
        fontSrc: self,
        connectSrc: self,
        formAction: self,
        baseUri: none,
        objectSrc: none,
        frameAncestors: none,
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: none,
      },
    },
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  });
}
