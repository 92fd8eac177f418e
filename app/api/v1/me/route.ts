import { meOperation } from "@/lib/api/auth-operations";
import { answered, operation, routes } from "@/lib/web/route";

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  operation(meOperation, async ({ session }) =>
    answered({
      id: session.userId,
      email: session.email,
      name: session.name,
      role: session.role,
      createdAt: session.createdAt.toISOString(),
      session: {
        id: session.sessionId,
        methods: session.methods,
        authenticatedAt: session.authenticatedAt.toISOString(),
        expiresAt: session.expiresAt.toISOString(),
      },
    }),
  ),
);
