import type { Middleware } from 'koa';
import helmet from 'koa-helmet';

const self = ["'self'"];
const none = ["'none'"];

/**
 * The security headers of a page. Nothing runs, loads or is called but what we serve ourselves, and no text becomes
 * markup by script. Plain http on loopback must work, so nothing here asks for https: that is for the proxy in front.
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
