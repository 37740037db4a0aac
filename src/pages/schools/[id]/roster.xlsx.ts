import type { APIRoute } from 'astro';
import { sendRoster } from '../_parts/sendRoster.ts';

export const GET: APIRoute = (context) => sendRoster(context, 'xlsx');
