// Four programs. In a real restaurant each runs on a machine of its own; here they share one.
import './menu-service.ts';
import './orders-service.ts';
import './users-service.ts';
import './gateway.ts';
