// All of minimio.
#pragma once

#include "minimio/buffers.hpp"
#include "minimio/error.hpp"
#include "minimio/event.hpp"
#include "minimio/handle.hpp"
#include "minimio/interests.hpp"
#include "minimio/poll.hpp"
#include "minimio/registrator.hpp"
#include "minimio/result.hpp"
#include "minimio/socket_address.hpp"
#include "minimio/source.hpp"
#include "minimio/tcp_listener.hpp"
#include "minimio/tcp_stream.hpp"
#include "minimio/udp_socket.hpp"
#include "minimio/waker.hpp"
